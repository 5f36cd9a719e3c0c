// npm run policy: what visitors were asked about, and the records of it.
import { CannotRun, isStarted, requireFolder, runCommand } from '../command.ts'
import { today } from '../register/time.ts'
import { revise } from './revise.ts'

const usage = `npm run policy -- revise [options]   records what visitors are asked about

  Compares what each category covers with content/register/revisions.yaml. Where it covers more, it adds an entry, and says
  who will be asked again. It also keeps the texts that visitors are asked with, for the receipts that refer to them.

  --reworded      nothing became more, only the words changed: nobody is asked again
  --content DIR   the content folder (content)
  --date DAY      the day from which it holds, YYYY-MM-DD (today)
  --help          this text`

if (isStarted(import.meta.filename))
  await runCommand(
    usage,
    { content: { type: 'string', default: 'content' }, date: { type: 'string' }, reworded: { type: 'boolean', default: false } },
    async ({ content, date, reworded }, command) => {
      if (command !== 'revise') throw new CannotRun(command === undefined ? 'say what to do: npm run policy -- revise' : `"${command}" is not known; write npm run policy -- revise`)
      requireFolder('--content', content)
      for (const line of revise(content, date ?? today('UTC'), reworded)) console.log(line)
      return 0
    },
    'command',
  )
