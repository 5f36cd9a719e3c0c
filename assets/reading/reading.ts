// What helps to read a long page. Without it the page has all the same words, tables and links.
import { followReader } from './contents.ts'
import { copyLinks } from './links.ts'
import { drawTables, skipWholeTables } from './tables.ts'

followReader()
copyLinks()
drawTables()
skipWholeTables()
