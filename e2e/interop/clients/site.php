<?php
// A site that uses phpCAS as its documentation says.
require_once '/usr/share/php/CAS.php';

[, $host, $port] = [null, 'localhost', (int) getenv('CAS_PORT')];
$version = getenv('CAS_DIALECT') === 'saml' ? SAML_VERSION_1_1 : CAS_VERSION_3_0;
phpCAS::client($version, $host, $port, '/cas', getenv('SITE'));
phpCAS::setCasServerCACert(getenv('CAS_AUTHORITY'));
phpCAS::handleLogoutRequests(true, ['localhost', '127.0.0.1', '::1']);
if (isset($_GET['whoami'])) {
    header('Content-Type: application/json');
    echo json_encode(['user' => phpCAS::isAuthenticated() ? phpCAS::getUser() : null]);
    exit;
}
phpCAS::forceAuthentication();
header('Content-Type: application/json');
echo json_encode(['user' => phpCAS::getUser(), 'attributes' => phpCAS::getAttributes()]);
