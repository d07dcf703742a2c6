# Types into a shell, as a person does: zsh keys.zsh SHELL FOLDER, where SHELL is bash or zsh
# and works in FOLDER. Each line of standard input is a key, a tab and what is typed before it:
# the key "tab" completes, "all" puts in every candidate. Written is, line by line, what then
# stands on the command line.
emulate -L zsh
zmodload zsh/zpty || exit 1
typeset -A flags=(bash '--norc --noprofile -i' zsh '-f -i') keys=(tab $'\t' all $'\C-xa')
begin=$0:A:h/begin.$1
cd -- $2 || exit 1

# shown waits for the shell to write something between marks, which nothing but show does.
shown() {
  zpty -r shell seen $'*<<*>>\r\n' || { print -u2 -r -- "$1 has ended: $seen"; exit 1 }
  line=${${seen##*<<}%>>*}
}
TERM=dumb zpty shell "$1 $flags[$1]"
zpty -w shell "source ${(q)begin}"
shown $1
while IFS=$'\t' read -r key typed; do
  zpty -w -n shell "$typed$keys[$key]"$'\C-xs'
  shown $1
  print -r -- $line
done
zpty -d shell
