import type { Channel } from "./channel";
import type { Config } from "./config";
import { Deferred } from "./deferred";
import { Emitter, isFrameEvent } from "./emitter";
import { failure } from "./errors";
import type { PipitError } from "./errors";
import { Frame } from "./frame";
import { maxNameLength, maxWaitingSends } from "./limits";
import { isRecord, isUint32, own } from "./objects";
import { Remembered } from "./remembered";
import { StorageProxy } from "./storageProxy";
import { fullScreen } from "./styles";
import { messageText } from "./text";
import { View } from "./view";

export interface State {
  site: string;
  open: boolean;
  ready: boolean;
  connection: string;
  unread: number;
  dropped: number;
}

/** One chat on the page: joins the view, the frame and the storage proxy, and does what the API asks. */
export class Widget {
  readonly emitter = new Emitter();
  private readonly view_: View;
  private readonly remembered_: Remembered;
  private readonly storage_: StorageProxy;
  private frame_: Frame | undefined;
  private channel_: Channel | undefined;
  private connected_ = new Deferred<Channel>();
  private error_: PipitError | undefined;
  private wasReady_ = false;
  private waitingSends_ = 0;
  private open_ = false;
  /** What had the focus when the visitor opened the panel: it is taken from there alone, not from where they went since. */
  private focusFrom_: Element | null | undefined;
  private connection_ = "idle";
  private unread_ = 0;
  /** What the frame dropped, as it says, and what the channels of earlier epochs did here. */
  private droppedThere_ = 0;
  private droppedBefore_ = 0;

  constructor(private readonly config_: Config) {
    this.remembered_ = new Remembered(config_.site);
    this.storage_ = new StorageProxy(config_.site, () => window.localStorage, Storage.prototype);
    this.view_ = new View(config_, {
      click: () => this.quietly_(this.open_ ? this.close() : this.open(true)),
      intent: () => this.warm(),
      retry: () => this.quietly_(this.load_(true)),
    });
  }

  /** Loads the frame unless that has been tried. */
  warm(): void {
    if (!this.frame_ && !this.error_) this.quietly_(this.load_());
  }

  /** The panel was open on the page before: it comes back without the focus, and not over a page it would hide. */
  restore(): void {
    if (this.open_ || !this.remembered_.get()) return;
    if (fullScreen()) this.warm();
    else this.quietly_(this.open(false));
  }

  async open(byVisitor = !!navigator.userActivation?.isActive): Promise<void> {
    this.view_.attach();
    if (!this.open_) {
      this.show_(true);
      this.focusFrom_ = byVisitor ? document.activeElement : undefined;
      if (this.channel_) this.announce_(this.channel_);
      this.emitter.emit("open");
    }
    await this.load_();
  }

  async close(): Promise<void> {
    this.remembered_.set(false);
    if (!this.open_) return;
    this.show_(false);
    this.channel_?.post("close", {});
    this.emitter.emit("close");
  }

  toggle(): Promise<void> {
    return this.open_ ? this.close() : this.open();
  }

  async send(text: unknown): Promise<{ id: string }> {
    const message = { text: messageText(text) };
    if (this.waitingSends_ >= maxWaitingSends) throw failure("busy", "too many messages are waiting");
    this.waitingSends_++;
    try {
      const channel = await this.load_();
      const reply = await channel.request("send", message);
      return { id: String(own(reply, "id")) };
    } finally {
      this.waitingSends_--;
    }
  }

  state(): State {
    const { open_: open, connection_: connection, unread_: unread } = this;
    const dropped = this.droppedThere_ + this.droppedBefore_ + (this.channel_?.dropped ?? 0);
    return { site: this.config_.site, open, ready: !!this.channel_, connection, unread, dropped };
  }

  /** Gives the working channel, and makes the frame where there is none yet or it was blocked. */
  private load_(again = this.error_?.code == "blocked"): Promise<Channel> {
    if (!this.frame_ || again) this.makeFrame_();
    return this.connected_.promise;
  }

  private makeFrame_(): void {
    if (this.error_ && this.error_.code != "blocked") return;
    this.begin_();
    this.frame_?.dispose(failure("epoch", "the chat was loaded again"));
    // An opaque origin can be named as a target by nobody: the frame could never answer.
    if (!/^https?:/.test(location.origin) || self.origin == "null")
      return this.fail_(
        failure("origin.opaque", "the page has no web origin (file: or sandbox): serve it over http(s)"),
      );
    this.frame_ = new Frame(this.config_.origin, this.config_.site, {
      began: () => this.begin_(),
      connected: (channel, hello) => this.connect_(channel, hello),
      failed: (error) => this.fail_(error),
      receive: (type, payload) => this.receive_(type, payload),
    });
    this.view_.panel.element.append(this.frame_.iframe);
  }

  private begin_(): void {
    this.error_ = undefined;
    this.droppedBefore_ += this.channel_?.dropped ?? 0;
    this.channel_ = undefined;
    this.view_.panel.setLive(false);
    if (this.connected_.settled) this.connected_ = new Deferred();
  }

  private connect_(channel: Channel, hello: object): void {
    if (this.channel_ == channel) return;
    this.channel_ = channel;
    this.view_.panel.setLive(true);
    if (this.open_) this.announce_(channel);
    this.connected_.resolve(channel);
    if (!this.wasReady_) this.emitter.emit("ready", { name: own(hello, "name") });
    this.wasReady_ = true;
  }

  private fail_(error: PipitError): void {
    this.begin_();
    this.error_ = error;
    this.connected_.reject(error);
    this.view_.panel.fail(error);
    console.error(`${error.message} (${error.code}, site "${this.config_.site}", page ${location.origin})`);
    this.emitter.emit("error", { code: error.code, message: error.message });
  }

  private show_(open: boolean): void {
    this.open_ = open;
    this.view_.show(open);
    this.remembered_.set(open);
  }

  /** Tells the frame that it is seen, and hands it the focus where that is what the visitor waits for. */
  private announce_(channel: Channel): void {
    const focus = this.focusFrom_ !== undefined && this.focusFrom_ == document.activeElement;
    this.focusFrom_ = undefined;
    if (focus) this.frame_?.iframe.focus();
    channel.post("open", { focus });
  }

  private receive_(type: string, payload: object): object | undefined {
    if (/^storage\.(get|set|remove)$/.test(type)) return this.storage_.answer(type, payload);
    if (type == "close") this.quietly_(this.close());
    else if (type == "state") this.update_(payload);
    else if (type == "event") this.pass_(own(payload, "name"), own(payload, "detail"));
    else if (type != "ping") return;
    return { ok: true };
  }

  private update_(payload: object): void {
    const connection = own(payload, "connection");
    const unread = own(payload, "unread");
    const dropped = own(payload, "dropped");
    if (typeof connection == "string") this.connection_ = connection.slice(0, maxNameLength);
    if (isUint32(dropped)) this.droppedThere_ = dropped;
    if (isUint32(unread)) this.view_.launcher.setUnread((this.unread_ = unread));
  }

  private pass_(name: unknown, detail: unknown): void {
    if (isFrameEvent(name)) this.emitter.emit(name, isRecord(detail) ? detail : {});
  }

  /** For calls that nobody waits for: the failure has been told by the `error` event. */
  private quietly_(promise: Promise<unknown>): void {
    promise.catch(() => {});
  }
}
