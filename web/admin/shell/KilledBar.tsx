import { addressOf } from "./route";
import { useKilled } from "./kill";

export function KilledBar() {
  const killed = useKilled();
  return (
    <div role="status">
      {killed && (
        <p class="killed">
          <strong>The kill switch is on.</strong> No site has a chat.{" "}
          <a href={addressOf("rollouts")}>Where it is turned off</a>
        </p>
      )}
    </div>
  );
}
