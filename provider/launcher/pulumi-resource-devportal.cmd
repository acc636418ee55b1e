@echo off
node "%~dp0pulumi-resource-devportal.cjs" %*
