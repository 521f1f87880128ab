# Validates a ticket with Authen::CAS::Client as its documentation says.
# validate.pl SERVER VERSION SERVICE TICKET
use strict;
use warnings;
use Authen::CAS::Client;

my ($server, $version, $service, $ticket) = @ARGV;
my $client = Authen::CAS::Client->new($server);
my $answer = $version eq '1' ? $client->validate($service, $ticket) : $client->service_validate($service, $ticket);
if ($answer->is_success) { print 'yes ', $answer->user, "\n" }
elsif ($answer->is_failure) { print 'no ', ($answer->can('code') ? $answer->code : ''), "\n" }
else { print 'error ', $answer->error, "\n" }
