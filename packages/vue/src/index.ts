import { appearanceOf, eventNames, getStatus, mount, pipit, watchStatus } from "@pipit/widget";
import type { Connection, Corner, EventName, Events, LoadOptions, Pipit, Theme } from "@pipit/widget";
import { computed, defineComponent, onMounted, onUnmounted, shallowRef, watch } from "vue";
import type { ComputedRef, PropType } from "vue";

type Emits = { [Name in EventName]: (detail: Events[Name]) => boolean };

const emits = Object.fromEntries(eventNames.map((name) => [name, () => true])) as unknown as Emits;

/** The chat is on the page for as long as this is mounted, wherever that is; it draws nothing itself. */
export const PipitChat = defineComponent({
  name: "PipitChat",
  inheritAttrs: false,
  props: {
    site: { type: String, required: true },
    origin: { type: String, required: true },
    load: String as PropType<"intent" | "idle" | "eager">,
    position: String as PropType<Corner>,
    width: Number,
    height: Number,
    offsetX: Number,
    offsetY: Number,
    zIndex: Number,
    consent: String as PropType<"none" | "required">,
    consentText: String,
    theme: String as PropType<Theme>,
    locale: String,
    botName: String,
    subtitle: String,
    welcome: String,
    placeholder: String,
    teaser: String,
    teaserDelay: Number,
    teaserScroll: Number,
    teaserPages: String,
    autoOpen: { type: [Boolean, String] as PropType<boolean | "always">, default: undefined },
    openDelay: Number,
    sealed: { type: Boolean, default: undefined },
    nonce: String,
    integrity: String,
  },
  emits,
  setup(props, { emit }) {
    let end = (): void => {};
    const begin = (): void => {
      end = mount(props as LoadOptions, emit as (name: EventName, detail: unknown) => void);
    };
    onMounted(begin);
    onUnmounted(() => end());
    watch([() => props.site, () => props.origin], () => {
      end();
      begin();
    });
    watch(
      () => JSON.stringify(appearanceOf(props as LoadOptions)),
      (appearance) => void pipit.setConfig(JSON.parse(appearance)).catch(console.error),
    );
    return () => null;
  },
});

export interface PipitComposable {
  /** The API. Calls before the chat has loaded wait for it. */
  readonly pipit: Pipit;
  readonly open: ComputedRef<boolean>;
  readonly unread: ComputedRef<number>;
  readonly connection: ComputedRef<Connection>;
}

/** The API, and what a page shows of the chat: whether it is open, how many messages are unread, its connection. */
export function usePipit(): PipitComposable {
  const status = shallowRef(getStatus());
  const update = (): void => void (status.value = getStatus());
  let end = (): void => {};
  onMounted(() => {
    end = watchStatus(update);
    update();
  });
  onUnmounted(() => end());
  return {
    pipit,
    open: computed(() => status.value.open),
    unread: computed(() => status.value.unread),
    connection: computed(() => status.value.connection),
  };
}

export { pipit } from "@pipit/widget";
export type * from "@pipit/widget";
