@echo off
node "%~dp0bin\pulumi-resource-devportal.cjs" %*
