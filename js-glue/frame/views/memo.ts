import { h, type Component, type FunctionComponent } from "preact";

/** A component that renders again only when one of its properties is another one. Properties must be all there. */
export function memo<P extends object>(inner: FunctionComponent<P>): FunctionComponent<P> {
  return function (this: Component<P>, props: P) {
    this.shouldComponentUpdate = (next) =>
      (Object.keys(next) as (keyof P)[]).some((key) => next[key] !== this.props[key]);
    return h(inner, props);
  } as FunctionComponent<P>;
}
