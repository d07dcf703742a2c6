autoload -Uz compinit && compinit -D -u
show() {
  zle -I
  printf '\n<<%s>>\n' "$BUFFER"
  BUFFER=''
}
every() {
  _main_complete
  compstate[insert]=all
}
zle -N show
zle -C every complete-word every
bindkey '^Xs' show
bindkey '^Xa' every
bindkey '^I' complete-word
eval "$(letterpress completion zsh)"
printf '<<%s>>\n' begun
