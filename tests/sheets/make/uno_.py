"""LibreOffice without a window, driven by UNO: saves a workbook of openpyxl in its own forms.

usage: uno_.py SOURCE NAME FILTER [PROPERTY=VALUE ...]   (one line of standard input each)
"""
import os
import subprocess
import sys
import tempfile
import time
import uno
from com.sun.star.beans import PropertyValue


def prop(name, v):
    p = PropertyValue()
    p.Name, p.Value = name, v
    return p


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        'com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(120):
        try:
            ctx = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % pipe)
            return ctx.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', ctx)
        except Exception:
            time.sleep(0.5)
    sys.exit('LibreOffice does not answer')


def main():
    jobs = [line.rstrip('\n').split('\t') for line in sys.stdin if line.strip()]
    with tempfile.TemporaryDirectory() as home:
        pipe = 'doudi%d' % os.getpid()
        office = subprocess.Popen(['soffice', '--headless', '--norestore', '--nologo',
                                   '-env:UserInstallation=file://' + home + '/user',
                                   '--accept=pipe,name=%s;urp;' % pipe])
        try:
            desktop = connect(pipe)
            for source, target, filter_name, *more in jobs:
                doc = desktop.loadComponentFromURL('file://' + os.path.abspath(source), '_blank', 0,
                                                   (prop('Hidden', True), prop('ReadOnly', True)))
                props = [prop('FilterName', filter_name)]
                props += [prop(*m.split('=', 1)) for m in more]
                doc.storeToURL('file://' + os.path.abspath(target), tuple(props))
                doc.close(True)
            try:
                desktop.terminate()
            except Exception:
                pass
        finally:
            office.terminate()
            office.wait(30)


main()
