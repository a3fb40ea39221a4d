// The page asks, a Web Worker computes: what an interactive map does.
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
  document.body.textContent = data.join(" ");
};
