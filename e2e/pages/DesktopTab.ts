import type { DevTools } from "../fixtures/devTools";

type Serializable = string | number | boolean | null | readonly Serializable[];

/** A tab of the desktop's browser, and in it the widget's frame, which is a process of its own. */
export class DesktopTab {
  private frameSession: string | undefined;

  private constructor(
    private readonly tools: DevTools,
    private readonly target: string,
    private readonly session: string,
  ) {}

  static async open(tools: DevTools, address: string): Promise<DesktopTab> {
    const { targetId } = await tools.send("Target.createTarget", { url: address });
    const { sessionId } = await tools.send("Target.attachToTarget", { targetId, flatten: true });
    const tab = new DesktopTab(tools, targetId, sessionId);
    tools.on("Target.attachedToTarget", (attached, of) => {
      if (of === sessionId && attached.targetInfo.type === "iframe") tab.frameSession = attached.sessionId;
    });
    const frames = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    await tools.send("Target.setAutoAttach", frames, sessionId);
    return tab;
  }

  /** Brings it to the front; the one that was there before is hidden. */
  async show(): Promise<void> {
    await this.tools.send("Target.activateTarget", { targetId: this.target });
  }

  async goTo(address: string): Promise<void> {
    await this.tools.send("Page.navigate", { url: address }, this.session);
  }

  async close(): Promise<void> {
    await this.tools.send("Target.closeTarget", { targetId: this.target });
  }

  async freeze(): Promise<void> {
    await this.tools.send("Page.setWebLifecycleState", { state: "frozen" }, this.session);
  }

  async resume(): Promise<void> {
    await this.tools.send("Page.setWebLifecycleState", { state: "active" }, this.session);
  }

  inPage<T, A extends Serializable>(act: (argument: A) => T, argument?: A): Promise<Awaited<T>> {
    return this.evaluate(this.session, act, argument);
  }

  async inFrame<T, A extends Serializable>(act: (argument: A) => T, argument?: A): Promise<Awaited<T>> {
    if (this.frameSession) return this.evaluate<Awaited<T>>(this.frameSession, act, argument);
    return this.evaluate<Awaited<T>>(this.session, act, argument, await this.nearFrame());
  }

  /** A frame of the page's own site has no session of its own. What is done there sees its document, and not its variables. */
  private async nearFrame(): Promise<number> {
    const { frameTree } = await this.tools.send("Page.getFrameTree", {}, this.session);
    const of = { frameId: frameTree.childFrames[0].frame.id };
    return (await this.tools.send("Page.createIsolatedWorld", of, this.session)).executionContextId;
  }

  private async evaluate<T>(
    session: string,
    act: Function,
    argument: unknown,
    contextId?: number,
  ): Promise<T> {
    const expression = `(${act})(${JSON.stringify(argument)})`;
    const options = { expression, awaitPromise: true, returnByValue: true, contextId };
    const { result, exceptionDetails } = await this.tools.send("Runtime.evaluate", options, session);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
