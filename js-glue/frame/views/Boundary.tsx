import type { ComponentChildren } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { Refused } from "./Refused";

interface Props {
  full: boolean;
  onAgain: () => void;
  children: ComponentChildren;
}

/** Where a view fails the visitor is told so, and can have the views started again. */
export function Boundary({ full, onAgain, children }: Props) {
  const [failure, restart] = useErrorBoundary((cause: unknown) => reportError(cause));
  if (failure === undefined) return <>{children}</>;
  const again = () => {
    restart();
    onAgain();
  };
  return <Refused code="view.failed" full={full} again={again} />;
}
