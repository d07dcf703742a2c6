#compdef letterpress
# Completion of letterpress for zsh: letterpress itself is asked.
_letterpress() {
  local program=${(Q)words[1]} line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" row word above=
  local -a known folders
  for row in ${(f)"$(${program/#\~\//$HOME/} completion candidates -- $line 2>/dev/null)"}; do
    word=${row%%$'\t'*}
    if [[ $word == */ ]]; then
      folders+=("${${word%/}##*/}")
      above=${word%"$folders[-1]/"}
    else
      known+=("${word//:/\\:}${${row#"$word"}/$'\t'/:}")
    fi
  done
  (( $#known )) && _describe -t candidates candidate known
  (( $#folders )) || return
  [[ -z $above ]] || compset -P '*/' # what stands before the folder is kept as it was typed
  compadd -q -S / -- $folders
}
if [[ $funcstack[1] == _letterpress ]]; then # the file is in fpath
  _letterpress "$@"
elif (( $+functions[compdef] )); then
  compdef _letterpress letterpress
else
  print -u2 'letterpress: completion in zsh needs a line above this one: autoload -Uz compinit && compinit'
fi
