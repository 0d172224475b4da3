/** The parts of Readability that run without a browser; its own types are written for a DOM. */
declare module '@mozilla/readability/JSDOMParser.js' {
  export default class JSDOMParser {
    /** Told of what it does not understand; prints it unless replaced. */
    error: (message: string) => void;
    parse(html: string, url?: string): unknown;
  }
}

declare module '@mozilla/readability/Readability.js' {
  export default class Readability {
    constructor(page: unknown, options?: { charThreshold?: number; maxElemsToParse?: number });
    parse(): {
      title: string | null;
      content: string | null;
      byline: string | null;
      lang: string | null;
      siteName: string | null;
      publishedTime: string | null;
    } | null;
  }
}
