// Both, in one process: for your own machine. Each runs by itself where it is deployed, as compose.yaml
// shows.
await import('./provider/server.ts')
await import('./service/server.ts')
