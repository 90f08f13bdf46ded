/** Rejections that pdf.js leaves unhandled. */

let holders = 0

function isFromPdfJs(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false
  return /Exception$/.test(reason.name) || (reason.stack ?? '').includes('pdfjs-dist')
}

function onRejection(reason: unknown): void {
  // With a listener Node no longer ends the process: whatever is not pdf.js's ends it as before.
  if (!isFromPdfJs(reason)) throw reason
}

/**
 * Keeps rejections that pdf.js forgets to handle from ending the process, until the returned function is called: in a
 * damaged file an object that is fetched ahead and never asked for rejects with `XRefEntryException` (measured: one of 8
 * files with 200 changed bytes). Other rejections do what they always did.
 */
export function catchStrayRejections(): () => Promise<void> {
  if (holders++ === 0) process.on('unhandledRejection', onRejection)
  return async () => {
    // Rejections are told after the microtasks of the turn in which they happen.
    await new Promise((resolve) => setImmediate(resolve))
    if (--holders === 0) process.off('unhandledRejection', onRejection)
  }
}
