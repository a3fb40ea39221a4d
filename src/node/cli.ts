#!/usr/bin/env node
console.log("aplomb");
