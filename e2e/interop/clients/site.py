"""A site behind EU Login as the guide "EU Login while you develop" has it: Flask with Authlib."""

import os

from authlib.integrations.flask_client import OAuth
from flask import Flask, jsonify

app = Flask(__name__)
app.secret_key = 'only-of-this-run'
oauth = OAuth(app)
oauth.register(
    'eulogin',
    server_metadata_url=os.environ['LOGIN'] + '/cas/oauth2/.well-known/openid-configuration',
    client_id='python',
    client_secret=os.environ['CLIENT_SECRET'],
    client_kwargs={'scope': 'openid email profile', 'code_challenge_method': 'S256'},
)


@app.get('/')
def start():
    return oauth.eulogin.authorize_redirect(os.environ['SITE'] + '/callback')


@app.get('/callback')
def callback():
    token = oauth.eulogin.authorize_access_token()
    return jsonify(claims=token['userinfo'], info=oauth.eulogin.userinfo(token=token))


@app.get('/health')
def health():
    return 'here'


app.run(port=int(os.environ['PORT']))
