// What an audit reported, as the page of evidence shows it.
import type { Evidence, EvidenceFinding, EvidencePicture } from '../../layouts/evidence/evidence.ts'
import { standaloneEvidence } from '../../layouts/evidence/standalone.ts'
import { evidenceText } from '../../layouts/evidence/text.ts'
import { isFault, isUnproven } from '../audit/judge/findings.ts'
import type { Picture, Report } from '../audit/report/report.ts'
import { bundleAssets } from '../bundle.ts'
import type { Register } from '../register/load.ts'

/** What is known of the project that was audited, besides the report. */
export interface Origin {
  commit: string | undefined
  policyVersion: string | undefined
}

/** The evidence of a report. */
export function evidenceOf(report: Report, { commit, policyVersion }: Origin): Evidence {
  const { ran, isLive, base, build, isExample, engines, states, statesLeftOut, pages, pagesLeftOut, formsNotSent, rows, findings } = report
  const told = (each: (typeof findings)[number]): EvidenceFinding => ({ verdict: each.verdict, about: each.about, said: each.said, state: each.state, page: each.page })
  return { ran, isLive, base, build, commit, policyVersion, isExample, engines, states, statesLeftOut, pages, pagesLeftOut, formsNotSent, rows, faults: findings.filter(isFault).map(told), unproven: findings.filter(isUnproven).map(told) }
}

/** One page with everything in it, pictures too. */
export async function evidencePage(evidence: Evidence, pictures: readonly Picture[], register: Register): Promise<string> {
  const { files } = await bundleAssets(register)
  const sheet = (name: string) => new TextDecoder().decode(files.find(({ path }) => new RegExp(`/${name}-[A-Z0-9]+\\.css$`).test(path))?.contents)
  const styles = `${sheet('site')}\n${sheet('evidence')}\n@media print {\n${sheet('print')}}`
  const shown = { standIn: evidence.isLive ? undefined : evidence, live: evidence.isLive ? evidence : undefined, pictures: pictures.map(inPage), isThisBuild: undefined, isOneReport: true }
  return standaloneEvidence(evidenceText(shown, register), styles, register).markup
}

function inPage({ state, name, image }: Picture): EvidencePicture {
  return { state, name, src: `data:image/jpeg;base64,${Buffer.from(image).toString('base64')}` }
}
