import { useEffect, useState } from "preact/hooks";

/** Of the browser window's width; a scroll bar and the window's own frame take some of it. */
const NEARLY_ALL = 0.92;

const fillsWindow = () => innerWidth >= outerWidth * NEARLY_ALL;

/** Whether the frame fills the window, so that nothing of the page is left to see. */
export function useFullScreen(): boolean {
  const [full, setFull] = useState(fillsWindow);
  useEffect(() => {
    const measure = () => setFull(fillsWindow());
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  return full;
}
