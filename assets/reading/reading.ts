// What helps to read a long page. Without it the page has all the same words, tables and links.
import { followReader } from './contents.ts'
import { copyLinks } from './links.ts'
import { skipWholeTables } from './tables.ts'
import { drawRest } from './undrawn.ts'

followReader()
copyLinks()
drawRest()
skipWholeTables()
