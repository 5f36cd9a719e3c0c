import type { Register } from '../../scripts/register/load.ts'
import { html, nothing, type Html } from '../html.ts'
import { beginOf, standingOf, type Edition, type PolicyDocument } from '../policy/document.ts'
import { shownNameText } from '../policy/names.ts'
import { dayText, fill } from '../words.ts'
import { drawing, tall } from './drawing.ts'

const least = 44
const most = 120
const pixelsOfADay = 0.03
/** Fewer are seen at once without a picture, more not even with one. */
const [fewest, mostShown] = [2, 12]

/** The versions of a document in time: the longer one held, the further it is to the next. Nothing where there is one alone. */
export function timeline(document: PolicyDocument, register: Register): Html {
  const { pictures, versions } = register.words
  const shown = document.editions.slice(-mostShown)
  if (shown.length < fewest) return nothing
  let y = 16
  const places = shown.map((edition, index) => {
    const next = shown[index + 1]
    const place = { edition, y }
    if (next) y += Math.min(most, Math.max(least, daysBetween(edition, next) * pixelsOfADay))
    return place
  })
  const says = shown.map((edition) => fill(pictures.versionFrom, { version: shownNameText(edition, register), from: dayText(beginOf(edition), register.site.language) })).join(' ')
  return drawing({
    id: 'timeline',
    title: fill(pictures.timeline, { document: document.title }),
    says,
    legend: pictures.timelineLegend,
    height: y + 30,
    parts: html`<line x1="${tall(8)}" x2="${tall(8)}" y1="${tall(16)}" y2="${tall(y)}"/>
${places.map(({ edition, y: at }) => {
      const standing = standingOf(edition, document)
      return html`<circle${standing === 'in-force' ? html` class="current"` : html` class="other"`} cx="${tall(8)}" cy="${tall(at)}" r="${tall(6)}"/><text x="${tall(28)}" y="${tall(at + 5)}"${standing === 'in-force' ? html` class="heading"` : ''}>${shownNameText(edition, register)}</text>${standing === 'in-force' ? html`<text x="${tall(28)}" y="${tall(at + 23)}">${versions.current}</text>` : nothing}
`
    })}`,
  })
}

function daysBetween(one: Edition, other: Edition): number {
  return (Date.parse(beginOf(other)) - Date.parse(beginOf(one))) / 86_400_000
}
