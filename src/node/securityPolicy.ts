/**
 * What the explorer's page may do: run its own scripts, its worker and its Wasm, fetch from where it came, and nothing
 * else. The server sends it; the built page carries it too, for web servers that send none.
 */
export const securityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  // the one style element of the page: Observable Plot 0.6.17 writes it into every chart of class "plot"
  "style-src 'self' 'sha256-+TfQir1nvDucAdvE6XUQBt4ayUjpAWkbw2kCdSfekHM='",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
