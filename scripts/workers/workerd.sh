#!/bin/sh
# workerd, ended when whoever started it is gone, however it went: a killed parent can tell it nothing.
parent=$PPID
(while kill -0 "$parent" && kill -0 $$; do sleep 0.5; done; kill -9 $$) <&- >&- 2>&- 3>&- &
exec "$WORKERD" "$@"
