/**
 * Overlays that lock the page behind them do it with a style tag that they make; the policy of the page
 * lets through only those that carry its nonce. `get-nonce`, which they ask, looks for this global.
 */
export function allowOwnStyles(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
}
