# What every script has at hand, so that it can say what it means in a line.
# Outside it needs only `ledger` and the tools of any Linux machine.

# Time stands still until `at` moves it.
export LEDGER_CLOCK=@clock
at() { echo "$1" >clock; }
at 2024-11-18T07:00:00+08:00

# From here on the desk named writes.
desk() { export LEDGER_KEY=keys/$1.pem; }

# Ends the script without a failure: this machine lacks something.
skip() { return 77; }

# A rehearsal ledger for East Kalimantan in which the desks named have a key each.
open_ledger() {
  ledger init --rehearsal --origin desk-pilkada.kaltimprov.go.id/2024 \
    --title "Latihan Desk Pilkada" --province 64 >/dev/null || return
  [ $# = 0 ] && return
  local name role scope
  for name in "$@"; do
    role=desk scope=$name
    case $name in
      *-*) role=${name%-*} scope=${name#*-} ;;
    esac
    printf '{"type":"key.registered","subject":"64","time":"%s","data":{"desk":"%s","role":"%s","scope":"%s","key":"%s"}}\n' \
      "$(cat clock)" "$name" "$role" "$scope" "$(ledger key new "$name" --out keys)"
  done | ledger append --batch - --key keys/registrar.pem >/dev/null
}

# A meeting of all ten desks on a Monday at nine, with the cut-off at eight.
schedule_meeting() {
  ledger append meeting.scheduled --subject 64 --key keys/64.pem --data '{
    "meeting":"rakor-'"$1"'","startsAt":"'"$1"'T09:00:00+08:00",
    "reportCutoff":"'"$1"'T08:00:00+08:00","graceMinutes":60,"channel":"zoom",
    "desks":["64.01","64.02","64.03","64.07","64.08","64.09","64.11","64.71","64.72","64.74"],
    "agenda":["logistics","security"]}'
}

# A desk's report for a day, with whatever else follows on the command line.
report() {
  local desk=$1 day=$2
  shift 2
  ledger append report.submitted --subject "$desk" --key "keys/$desk.pem" --data '{
    "report":"REP-'"$desk-$day"'","kind":"situation","condition":"conducive",
    "statement":"Latihan: aman; gudang terkunci dan dijaga.",
    "sources":[{"kind":"kpu","region":"'"$desk"'","asOf":"'"$day"'T07:00:00+08:00"}],
    "districtsHeard":3,"topics":[{"topic":"logistics","condition":"conducive"}]}' "$@"
}

# What must not change when a command is refused: the newest checkpoint.
remember() { kept=$(ledger checkpoint); }
unchanged() { [ "$(ledger checkpoint)" = "$kept" ] && echo "nothing changed"; }

# What a desk types for its report of the day, in plain words and asked about nothing.
# Before --yes a person would read what is signed; scripts that show it leave it out.
tell() {
  local desk=$1
  shift
  ledger append report --key "keys/$desk.pem" --condition conducive --districts-heard 3 \
    --source "kpu,$desk,07:00" --topic logistics,conducive \
    --statement 'Latihan: aman; gudang terkunci dan dijaga.' --yes "$@" 2>/dev/null
}

# The ten desks that are asked to every meeting.
all_desks='64.01 64.02 64.03 64.07 64.08 64.09 64.11 64.71 64.72 64.74'

# offline-desk signs without the program.
PATH=$PATH:$PROJECT/Tests/ScriptTests/Tools
