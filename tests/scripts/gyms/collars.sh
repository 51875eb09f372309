# Collars that count, and bumpers on a short sleeve.
ctl init
ctl rack set --bar 20kg --collar 2.5kg --sleeve 200 --stock bumper:25x4,bumper:20x2,bumper:15x2,bumper:10x2,5x2,2.5x2,1.25x2
ctl athlete add "Ada Strong" --tag 26:00101101000000001010001000
ctl plan set "Ada Strong" deadlift --protocol strength --e1rm 250kg
ctl athlete add "Bo Lindqvist" --tag 26:00101101000000001010001011
ctl plan set "Bo Lindqvist" clean --protocol power --e1rm 45kg
