import { makeConfig } from './config.ts'
import { readEnvironment } from './env.ts'

/** The configuration of the running CMS; tests and scripts call `makeConfig` with their own environment. */
export default makeConfig(readEnvironment())
