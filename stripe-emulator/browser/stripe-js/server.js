/**
 * Where this script came from. Everything else, frames and API, is asked from the same server, so
 * one address in the page is all that has to be configured.
 */
export const serverOrigin = new URL(document.currentScript.src).origin
