// `npm start` and `npm test`, in words that every Node understands: one that is too old for the rest is told so.
var join = require('path').join
var name = process.argv[2]
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    'npm ' + name + ' needs Node 20 or newer; this is ' + process.version + '. Get it from https://nodejs.org',
  )
  process.exit(1)
}
process.argv.splice(1, 2, join(__dirname, name + '.mjs'))
import('./' + name + '.mjs').catch(function (error) {
  console.error(error)
  process.exitCode = 1
})
