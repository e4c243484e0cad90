/** The package ships types for its full build only; the light one is a subset of it. */
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
