// Node 20 cannot read TypeScript: the loader must be there before the first .ts import, hence the dynamic one.
import 'tsx/esm'

const { configure, optionsFromEnvironment } = await import('./scripts/eleventy.ts')
export default configure(optionsFromEnvironment(process.env))
