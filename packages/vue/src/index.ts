import {
  appearanceOf,
  eventNames,
  getStatus,
  introduce,
  mount,
  personText,
  pipit,
  watchStatus,
} from "@pipit/widget";
import type { Connection, Corner, EventName, Events, LoadOptions, Person, Pipit, Theme } from "@pipit/widget";
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
    consent: String as PropType<"none" | "required" | "optOut">,
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
    avatar: String,
    sound: { type: Boolean, default: undefined },
    typing: { type: Boolean, default: undefined },
    badge: { type: Boolean, default: undefined },
    launcher: String,
    persist: { type: Boolean, default: undefined },
    retention: Number,
    features: String,
    sealed: { type: Boolean, default: undefined },
    notifications: { type: Boolean, default: undefined },
    labels: String,
    nonce: String,
    integrity: String,
    /** Who the visitor is to the site. Where it becomes nothing again they are logged out. */
    identity: Object as PropType<Person | null>,
  },
  emits,
  setup(props, { emit }) {
    let end = (): void => {};
    const begin = (): void => {
      end = mount(props as LoadOptions, emit as (name: EventName, detail: unknown) => void);
    };
    const person = (): string => personText(props.identity);
    onMounted(() => {
      begin();
      introduce(person());
    });
    onUnmounted(() => end());
    watch([() => props.site, () => props.origin], () => {
      end();
      begin();
      introduce(person());
    });
    watch(
      () => JSON.stringify(appearanceOf(props as LoadOptions)),
      (appearance) => void pipit.setConfig(JSON.parse(appearance)).catch(console.error),
    );
    watch(person, introduce);
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
