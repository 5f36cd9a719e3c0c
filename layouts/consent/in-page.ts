import { evidenceAddress } from '../evidence/addresses.ts'
import { html, nothing, raw, type Html } from '../html.ts'
import type { View } from '../page/view.ts'

/**
 * The question in the text of the page, where nothing may cover that text: the policy, what was published of any document, the evidence, and the page about cookies.
 * It shows only when its answer can be kept: styles hide it until the page's first script finds that there is no choice.
 */
export function questionInPage({ page, register, question, around }: View): Html {
  const { words, site } = register
  if (!question || !(page.url === '/cookies/' || page.url.startsWith(site.policy) || page.url === evidenceAddress || around?.isRecord)) return nothing
  return html`<section class="question when-ready" id="cc-main" aria-label="${words.banner.label}">
<div class="cm">
<h2 class="cm__title">${words.banner.title}</h2>
<p class="cm__desc">${bySignal(raw(question.first), raw(question.withoutAdvertising), question.hasAdvertising)} ${raw(question.always)}</p>
<p class="buttons"><button type="button" class="cm__btn" data-role="all" data-consent="all">${bySignal(html`${words.banner.acceptAll}`, html`${words.banner.acceptAllButAdvertising}`, question.hasAdvertising)}</button>
<button type="button" class="cm__btn" data-role="necessary" data-consent="necessary">${words.banner.refuseAll}</button>
<button type="button" class="cm__btn" data-role="show" data-consent="settings">${words.banner.choose}</button></p>
</div>
</section>
`
}

function bySignal(without: Html, withSignal: Html, hasAdvertising: boolean): Html {
  return hasAdvertising ? html`<span class="no-signal">${without}</span><span class="signal" hidden>${withSignal}</span>` : without
}
