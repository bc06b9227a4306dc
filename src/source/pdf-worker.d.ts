/** The engine's worker module ships without types; only its documented export is declared. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** The end of pdf.js's message channel that parses. */
  interface MessagePortLike {
    postMessage(message: unknown, transfer?: unknown): void;
    addEventListener(name: string, listener: (event: { data: unknown }) => void): void;
    removeEventListener(name: string, listener: (event: { data: unknown }) => void): void;
  }
  export const WorkerMessageHandler: { initializeFromPort(port: MessagePortLike): void };
}
