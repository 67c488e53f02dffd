import { flushCompileCache } from 'node:module'

/** What this worker compiled for its last suite is there for the programs that the next one starts. */
flushCompileCache()
