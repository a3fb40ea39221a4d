import { version } from "../version.ts";

/** User and group of the image, by number: Kubernetes cannot tell from a name that it is not root. It is `node`. */
export const imageUser = 1000;

/** Major version of Node.js that aplomb is tested on. */
const node = 20;

/**
 * The recipe of an image that runs aplomb, from the archive that `npm pack` writes beside it. Debian's image: Alpine's
 * lacks the C library that DuckDB is built for.
 */
export function dockerfile(): string {
  const archive = `aplomb-${version}.tgz`;
  return `# npm pack, then: docker build --tag aplomb:${version} .
FROM node:${node}-bookworm-slim
COPY ${archive} /tmp/
RUN npm install --global --omit=dev /tmp/${archive} && npm cache clean --force && rm /tmp/${archive}
USER ${imageUser}:${imageUser}
WORKDIR /home/node
ENTRYPOINT ["aplomb"]
`;
}
