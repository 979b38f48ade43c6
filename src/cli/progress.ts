/** The one line on a terminal that says how far a run has come. */

export interface Progress {
  /** Takes the line off the screen, before something else is written there. */
  clear(): void;
  /** Puts the line back, brought up to date as often as a reader can follow. */
  show(state: ProgressState): void;
}

export interface ProgressState {
  readonly documents: number;
  readonly bytes: number;
  /** Null where input has no known end. */
  readonly totalBytes: number | null;
}

/** Progress on `stream`, or none where it is no terminal. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { clear: () => {}, show: () => {} };
  const start = performance.now();
  let last = start;
  let line = "";
  let isShown = false;
  return {
    clear() {
      if (isShown) stream.write("\r\u001b[2K");
      isShown = false;
    },
    show(state) {
      const now = performance.now();
      const isDue = now - last >= 200;
      if (isDue) {
        last = now;
        line = writeProgress(state, (now - start) / 1000).slice(0, (stream.columns || 80) - 1);
        this.clear();
      }
      if (!isShown) stream.write(line);
      isShown = line !== "";
    },
  };
}

/** "1,200 documents · 300/s · 2 min 5 s left" */
export function writeProgress({ documents, bytes, totalBytes }: ProgressState, seconds: number): string {
  const parts = [
    `${documents.toLocaleString("en")} documents`,
    `${Math.round(documents / seconds).toLocaleString("en")}/s`,
  ];
  if (totalBytes !== null && bytes > 0) {
    parts.push(`${writeTime((seconds * Math.max(0, totalBytes - bytes)) / bytes)} left`);
  }
  return parts.join(" · ");
}

function writeTime(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
