// node:http with answers that EU Login gave, by path: what no program on Node can go below on this machine.
import { createServer } from 'node:http'

const answers = new Map(Object.entries(JSON.parse(process.env.ANSWERS)))
createServer(({ url }, response) => {
  const { status, headers, text } = answers.get(url) ?? { status: 200, headers: {}, text: '{}' }
  response.writeHead(status, headers).end(text)
}).listen(Number(process.env.PORT), '127.0.0.1')
