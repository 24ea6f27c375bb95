import { command } from './command.ts'
