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
        ${css}
      </style>
    </head>
    <body>
      <header>Example service</header>
      <main>${user === null ? stranger : known(user)}</main>
    </body>
  </html>`

const stranger = html`<h1>Nobody is signed in</h1>
  <p>This service knows people by your own identity provider.</p>
  <p>
    <a class="action" href="/auth/login?returnTo=/">Sign in</a>
    <a href="/auth/login?returnTo=/&create=1">Create an account</a>
  </p>`

const known = (user: User) => html`<h1>Hello ${user.firstName ?? user.email ?? user.id}</h1>
  <p>You are signed in. <a href="/me">What this service knows of you</a></p>
  <form method="post" action="/auth/logout"><button class="action">Log out</button></form>`

const css = html`
  :root {
    color-scheme: light dark;
    font: 1.0625rem/1.5 system-ui, sans-serif;
    background: light-dark(#f4f0e9, #1b1620);
  }
  body {
    margin: 0;
  }
  header {
    padding: 1.25rem;
    background: #6d1a36;
    color: #fffdfa;
    font-weight: 600;
  }
  main {
    box-sizing: border-box;
    width: min(34rem, 100% - 2rem);
    margin: 8vh auto;
    padding: 1rem 2rem 2rem;
    border-radius: 1rem;
    background: light-dark(#fffdfa, #28212e);
  }
  h1 {
    line-height: 1.2;
  }
  a {
    color: inherit;
  }
  .action {
    display: inline-block;
    margin-inline-end: 1rem;
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
`
