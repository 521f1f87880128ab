import type { User } from '@laissez-passer/relying-party'
import { html } from 'hono/html'

/** The first page, for strangers and for who is signed in. */
export const home = (user: User | null) => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Example service</title>
      <style>
        :root {
          color-scheme: light dark;
          font: 1.0625rem/1.5 system-ui, sans-serif;
        }
        body {
          max-width: 34rem;
          margin: 12vh auto;
          padding: 0 1.25rem;
        }
        h1 {
          line-height: 1.2;
        }
        .action {
          display: inline-block;
          padding: 0.75rem 1.25rem;
          border: 0;
          border-radius: 0.5rem;
          background: #6d1a36;
          color: #fffdfa;
          font: inherit;
          font-weight: 600;
          text-decoration: none;
          cursor: pointer;
        }
      </style>
    </head>
    <body>
      <main>
        ${
          user === null
            ? html`<h1>Example service</h1>
                <p>Nobody is signed in.</p>
                <p><a class="action" href="/auth/login?returnTo=/">Sign in</a></p>`
            : html`<h1>Hello ${user.firstName ?? user.email ?? user.id}</h1>
                <p>You are signed in. <a href="/me">What this service knows of you</a></p>
                <form method="post" action="/auth/logout"><button class="action">Log out</button></form>`
        }
      </main>
    </body>
  </html>`
