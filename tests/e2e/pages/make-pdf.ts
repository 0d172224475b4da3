/** Prints a small report as PDF, so that specs have pages whose words are known. */
import type { Browser } from '@playwright/test';

/** Own words, enough for some small pages with a running head and page numbers. */
const paragraphs = [
  'The harbour council met on Monday to hear the plan for the new quay. The engineers said that the old wall would not last another winter, and the treasurer asked who would pay.',
  'The fishing crews rejected the plan at once. They had been promised a covered market, and they feared that the ferry company would take the only berth with deep water.',
  'The ferry company supported the plan, yet it asked for a guarantee that no toll would be raised for ten years. The mayor refused to give one before the regional assembly had voted.',
  'In March the regional assembly sent the bill back to the committee on ports, where it stayed until the elections. The committee never said why it had not been put on the agenda.',
  'After the elections a new majority passed the bill with two amendments: the covered market came first, and the toll was to be reviewed by an independent office every second year.',
];

/** A report of some small pages; `columns` sets its text in so many, on one page. */
export async function makePdf(browser: Browser, { columns = 1 } = {}): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const style = `
      @page { size: ${columns === 1 ? '420px 300px' : '520px 400px'}; margin: 46px 40px;
        @top-center { content: "Minutes of the harbour"; font-size: 9px; }
        @bottom-center { content: counter(page); font-size: 9px; } }
      body { margin: 0; font: 17px/1.4 "Liberation Serif", serif; ${columns === 1 ? '' : `columns: ${columns};`} }
      h1 { font-size: 20px; margin: 0 0 8px; } p { margin: 0 0 8px; }`;
    const body = paragraphs.map(text => `<p>${text}</p>`).join('');
    await page.setContent(
      `<html lang="en"><head><title>The quay</title><style>${style}</style></head><body><h1>The quay</h1>${body}</body></html>`,
    );
    return await page.pdf({ preferCSSPageSize: true, outline: true, tagged: true });
  } finally {
    await page.close();
  }
}
