// pipit.js as it was with version 1 of the protocol: js-glue/host of commit c367465, made by its own bundle.mjs. For tests only.
(() => {
  function e(e) {
    if (!(typeof e != "string" || e.length > 524288))
      try {
        let t = C(e),
          { v: i, id: n, t: o, p: r } = P(t);
        if (i === 1 && n === n >>> 0 && typeof o == "string" && Object(r) === r && !A.test(S(t, null, 1)))
          return { id: n, t: o, p: P(r) };
      } catch {}
  }
  function t(e, t = {}) {
    dispatchEvent(new CustomEvent("pipit:" + e, P({ detail: t })));
  }
  function i(e) {
    let t = 0;
    return () => (t++ || setTimeout(() => (t = 0), 1e4), t <= e);
  }
  function n(e, t, i = "") {
    let n = document.createElement(e);
    return ((n.textContent = i), t.appendChild(n));
  }
  function o() {
    let { body: e, documentElement: t } = document;
    for (let i of [t, e]) i && Q.observe(i, P({ childList: !0 }));
    e && !B.isConnected && ee() && e.append(B);
  }
  function r(e) {
    (G.classList.toggle("open", e),
      H.setAttribute("aria-label", (e ? "Close" : "Open") + " chat"),
      H.setAttribute("aria-expanded", "" + e),
      !e && F.activeElement && H.focus());
  }
  function a(e) {
    (G.classList.toggle("live", e), _?.remove());
  }
  function s({ source: t, origin: i, data: n }) {
    if (t != ie.contentWindow || i != Y || !T()) return;
    let o = e(n);
    if (o?.p.nonce !== ne) return;
    let { t: r, p: a } = o;
    r == "ready"
      ? (g(), t.postMessage(I(0, "connect", `{"nonce":"${ne}"}`), Y, [x()]))
      : r == "refused" && m(("" + a.code).slice(0, 100));
  }
  function l({ blockedURI: e, disposition: t, effectiveDirective: i }) {
    e.startsWith(Y) && t == "enforce" && /frame|child/.test(i) && m("blocked");
  }
  function c(e) {
    try {
      return sessionStorage[e](`pipit:${W}:open`, "1");
    } catch {}
  }
  function d() {
    if (!oe || !de) return;
    let e = te === document.activeElement;
    ((te = void 0), e && ie.focus(), $("open", `{"focus":${e},"full":${!Z.matches}}`));
  }
  function p(e) {
    (c(e ? "setItem" : "removeItem"),
      oe != e && ((oe = e), r(e), !e && de && $("close", "{}"), d(), t(e ? "open" : "close")));
  }
  function u(e = navigator.userActivation?.isActive !== !1) {
    return (o(), (te = e && document.activeElement), p(!0), b());
  }
  function f() {
    !de && !se && h(5e3, !navigator.onLine);
  }
  function h(e, t) {
    (clearTimeout(le), (le = setTimeout(m, e, "blocked", t)));
  }
  function g(e) {
    ((de = !1),
      (se = e),
      a(!1),
      ((e) => {
        (we.forEach((t) => t(Promise.reject(e))), we.clear());
      })(e ?? O("epoch", "reloaded")),
      h(15e3, !0));
  }
  function m(e, i) {
    let o = O(e, `${Y} has to know site "${W}" and allow ${location.origin}; or CSP, blocker, network`);
    (g(o),
      v(o),
      ((e) => {
        ((_ = n(
          "section",
          G,
          "The chat " + (e ? "could not be reached." : "is not available here."),
        )).setAttribute("role", "alert"),
          e && (n("button", _, "Retry").onclick = () => ue(b())));
      })(i),
      console.error(o),
      t("error", o));
  }
  function v(e) {
    (clearTimeout(le), pe.splice(0).forEach((t) => t(e && Promise.reject(e))));
  }
  async function b() {
    if (de) return;
    if (se && se.code != "blocked") throw se;
    if (pe.length >= 100) throw j();
    let e = new Promise((e) => pe.push(e));
    return (
      (!ie.parentNode || se) &&
        (() => {
          if (self.origin == "null") return m("origin.opaque");
          (g(),
            addEventListener("message", s),
            addEventListener("securitypolicyviolation", l),
            (ie.onload = f),
            (ie.title = "Chat"),
            (ie.src = `${Y}/frame/?site=${W}#o=${location.origin}&n=${ne}&v=1`),
            G.append(ie));
        })(),
      e
    );
  }
  function y() {
    ie.parentNode || ue(b());
  }
  function w(e, t, i) {
    return Object.keys(e).reduce((n, o) => (o.startsWith(t) && o != i ? n + e.getItem(o).length : n), 0);
  }
  function x() {
    let e = new MessageChannel();
    return (ce?.close(), ((ce = e.port1).onmessage = k), e.port2);
  }
  function $(e, t, i = 0) {
    ce.postMessage(I(i, e, t));
  }
  function k({ data: i }) {
    let n = T() && e(i);
    if (!n) return void ye++;
    let { id: o, t: r, p: s } = n;
    if (r == "reply")
      return (we.get(o)?.(s.ok === !0 ? s : Promise.reject(O("" + s.code, "refused"))), void we.delete(o));
    let l = ((e, i) => {
      let { name: n, detail: o } = i;
      if (/^storage\.(get|set|remove)$/.test(e))
        return ((e, t, i, n) => {
          try {
            let t = localStorage;
            return t
              ? ((e, t, i, { k: n, v: o, was: r }) => {
                  let a = i == "storage.set",
                    s = a ? [n] : n;
                  if (!Array.isArray(s) || !ve.test("" + s.map((e) => S(e))) || (a && typeof o != "string"))
                    return me("invalid");
                  let l = s.map((e) => t + e);
                  if (i == "storage.get")
                    return ((e) => {
                      let t = "null",
                        i = 524e3;
                      return `{"ok":true,"v":[${e.map((e) => {
                        let n = typeof e == "string" && e.length <= 262144 ? S(e) : t;
                        return n.length > i ? t : ((i -= n.length), n);
                      })}]}`;
                    })(l.map((t) => e.getItem(t)));
                  for (let i of l) {
                    if (typeof r == "string" && (e.getItem(i) ?? "").split("\n")[0] != r)
                      return me("conflict");
                    if (!a) e.removeItem(i);
                    else {
                      if (o.length + w(e, t, i) > 262144) return me("quota");
                      e.setItem(i, o);
                    }
                  }
                  return ge;
                })(t, `pipit:${e}:`, i, n)
              : me("absent");
          } catch (e) {
            return me(be(e));
          }
        })(W, 0, e, i);
      if (e == "hello")
        ((e) => {
          ((de = !0), v(), a(!0), d(), t("ready", { name: e }));
        })((ie.title = ("" + (n || "Chat")).slice(0, 100)));
      else if (e == "close") re();
      else if (e == "state")
        ((e) => {
          ((fe = e),
            ((e) => {
              ((K.textContent = e || ""), H.setAttribute("aria-description", e ? e + " unread" : ""));
            })(he()));
        })(i);
      else if (e == "event" && ((e) => L.indexOf(e) > 2)(n)) t(n, Object(o));
      else if (e != "ping") return;
      return ge;
    })(r, s);
    l ? o && $("reply", l, o) : ye++;
  }
  function E(e, t) {
    if (!Array.isArray(e)) return;
    let [i, n, o, r] = e;
    t(i, Object(n)).then(o, r);
  }
  var { parse: C, stringify: S } = JSON,
    P = (e) => Object.setPrototypeOf(e, null),
    A = /\n {9}/,
    I = (e, t, i) => `{"v":1,"id":${e},"t":"${t}","p":${i}}`,
    O = (e, t) => Object.defineProperty(Error(`Pipit ${e}: ${t}`), "code", P({ value: e })),
    j = () => O("busy", "too many"),
    L = "open close ready error message:sent message:received unread connection".split(" "),
    M = new WeakMap(),
    z = (e, t) => (i, n) => {
      if (!L.includes(i) || typeof n != "function") throw O("invalid", "event");
      let o = M.get(n) ?? ((e) => n(e.detail));
      (M.set(n, o), e("pipit:" + i, o, t));
    },
    T = i(2e3),
    q =
      /^(site=[a-z\d][a-z\d-]{0,63}|origin=https?:\/\/[\w.:[\]-]+|position=(top|bottom)-(left|right)|load=(intent|idle|eager)|zIndex=\d{1,10}|(width|height|offset[XY])=\d{1,4})$/,
    R = Reflect.get(Document.prototype, "currentScript", document),
    U = ((...e) => {
      let t = P({
        position: "bottom-right",
        load: "intent",
        width: "400",
        height: "600",
        zIndex: "2147483646",
        offsetX: "20",
        offsetY: "20",
      });
      for (let i of e)
        for (let e of Object.keys(Object(i))) {
          let n = i[e];
          q.test(e + "=" + n)
            ? (t[e] = "" + n)
            : console[e in t ? "error" : "warn"]("Pipit: bad option " + e);
        }
      return t;
    })(window.pipitConfig, R?.dataset),
    W = U.site,
    Y = new URL(U.origin || R?.src || location.href).origin,
    [N, X] = U.position.split("-"),
    D = "(min-width:769px)and (min-height:501px)",
    Z = matchMedia(D),
    J = `{inset:auto;${N}:calc(${U.offsetY}px + env(safe-area-inset-${N}));inset-inline-${X == "left" ? "start" : "end"}:calc(${U.offsetX}px + env(safe-area-inset-${X}));`,
    V = new CSSStyleSheet();
  V.replaceSync(
    `:host{all:initial!important;position:fixed!important;color-scheme:light dark!important}*{font:15px/1.5 system-ui}button{padding:8px 24px;border:1px solid #0000;border-radius:99px;background:#0b6a5b;color:#fff;cursor:pointer}:focus-visible{outline:2px solid;outline-offset:-5px}div~button{position:fixed;padding:9px}div~button:before,section:before{content:"";display:block;border:14px solid;clip-path:path("M3 25l2-6a11 11 0 1 1 4 4Z")}section:before{color:#0b6a5b;transform:scale(2)}.open~button:before{clip-path:path("M3 8l11 11L25 8l2 2-13 13L1 10Z")}span{position:absolute;top:-5px;right:-5px;padding:0 7px;border-radius:99px;background:#b91c1c}span:empty{display:none}div{position:fixed;inset:0;visibility:hidden;overflow:hidden;touch-action:none;padding:env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);background:Canvas;color:CanvasText}.open{visibility:visible}.open.live~button{visibility:hidden}iframe{width:100%;height:100%;border:0;visibility:hidden}.live iframe{visibility:inherit}section{position:absolute;inset:0;display:grid;place-content:center;place-items:center;gap:24px;padding:24px;background:Canvas;direction:ltr}@media print{:host{display:none!important}}:host{z-index:${U.zIndex}!important}div~button${J}}@media${D}{div${J}width:${U.width}px;height:${U.height}px;max-width:90%;max-height:calc(100% - ${U.offsetY}px - 88px);margin-block:72px;padding:0;border:1px solid #8886;border-radius:16px;box-shadow:0 8px 32px #0004}div~button{padding:13px}.live.live~button{visibility:visible}}`,
  );
  var _,
    B = document.createElement("pipit-widget"),
    F = B.attachShadow(P({ mode: "open" })),
    G = n("div", F),
    H = n("button", F),
    K = n("span", H),
    Q = new MutationObserver(o),
    ee = i(20);
  ((F.adoptedStyleSheets = [V]), r(!1));
  var te,
    ie = document.createElement("iframe"),
    ne = crypto.getRandomValues(new Uint8Array(16)).reduce((e, t) => e + (t + 256).toString(16).slice(1), ""),
    oe = !1,
    re = () => p(!1),
    ae = async () => (oe ? p(!1) : u());
  Z.onchange = d;
  var se,
    le,
    ce,
    de = !1,
    pe = [],
    ue = (e) => e.catch(() => {}),
    fe = P({}),
    he = () => fe.unread >>> 0,
    ge = '{"ok":true}',
    me = (e) => `{"ok":false,"code":"${e}"}`,
    ve = /^("[a-z\d._-]{1,64}",?){1,32}$/,
    be = (e) => (/quota|^(22|1014) /i.test(`${e?.code} ${e?.name}`) ? "quota" : "denied"),
    ye = 0,
    we = new Map(),
    xe = 0,
    $e = (e, t) =>
      new Promise((i) => {
        if (we.size >= 100) throw j();
        let n = ++xe;
        (we.set(n, i), $(e, t, n), setTimeout(() => we.has(n) && m("blocked", !0), 15e3));
      }),
    ke = W ? null : O("config.site", "no valid data-site"),
    Ee = P({
      open: u,
      close: re,
      toggle: ae,
      send: async (e) => {
        let t = `{"text":${S(
          ((e) => {
            if (typeof e == "string" && /^[^\ud800-\udfff]{1,5000}$/u.test(e)) return e;
            throw O("invalid", "text");
          })(e),
        )}}`;
        return (await b(), { id: "" + (await $e("send", t)).id });
      },
      on: z(addEventListener),
      once: z(addEventListener, P({ once: !0 })),
      off: z(removeEventListener),
      getState: () => ({
        site: W,
        open: oe,
        ready: de,
        connection: fe.connection ?? "idle",
        unread: he(),
        dropped: ye + (fe.dropped >>> 0),
      }),
      getUnreadCount: he,
    }),
    Ce = async (e, t) => {
      if (ke) throw ke;
      let i = Ee[e];
      if (!i) throw O("invalid", "method");
      return i(t[0], t[1]);
    },
    Se = P({ version: "0.1.0" });
  for (let e in Ee) Se[e] = (...t) => Ce(e, t);
  var Pe = (e) => P({ ...e }),
    Ae = () => Promise.reject(j()),
    Ie = window.Pipit;
  Pe(Ie).version
    ? console.warn("Pipit: loaded twice")
    : ((window.Pipit = Se),
      ke
        ? console.error(ke)
        : ((H.onpointerenter = H.onfocus = y),
          (H.onclick = () => ue(ae())),
          o(),
          U.load == "eager" && y(),
          (window.requestIdleCallback ?? setTimeout)(
            () => {
              (oe || !c("getItem") || (Z.matches ? ue(u(!1)) : y()), U.load == "idle" && y());
            },
            { timeout: 2e3 },
          )),
      ((e, t) => {
        let i = Pe(e).q;
        Array.isArray(i) && ((e.q = { push: (e) => E(e, t) }), i.forEach((e, i) => E(e, i < 100 ? t : Ae)));
      })(Ie, Ce));
})();
