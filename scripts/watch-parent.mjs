// Preloaded into each app by `npm start`: ends the app when its parent is gone, however the parent ended.
const parent = process.ppid

setInterval(() => {
  if (process.ppid === parent) return
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(0), 3000).unref()
}, 500).unref()
