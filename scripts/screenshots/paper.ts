// What is printed, as pictures of its pages, to be looked at beside the others.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { encode } from 'fast-png'

/** Pixels for each point of 1/72 inch: a page of A4 becomes 892 pixels wide. */
const scale = 1.5

/** The pages of a PDF, each as a PNG. */
export async function pagesOf(pdf: Uint8Array): Promise<Uint8Array[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const pages: Uint8Array[] = []
  for (const page of document.pages()) pages.push((await page.render({ scale, render: async ({ data, width, height }) => encode({ data, width, height, channels: 4 }) })).data)
  document.destroy()
  library.destroy()
  return pages
}
