/** The writer of graphology-gexf alone: its main module would bring an XML parser along. */
declare module 'graphology-gexf/common/writer.js' {
  import type { write } from 'graphology-gexf/browser';

  const writeGexf: typeof write;
  export default writeGexf;
}
