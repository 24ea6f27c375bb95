import fc from 'fast-check'

// Properties are tried with other values every time; where a build must not depend on luck, with the same.
if (process.env.CI) fc.configureGlobal({ seed: 20_261_124 })
